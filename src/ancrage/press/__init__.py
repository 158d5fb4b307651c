"""What leaves on paper: pages composed by typst, from templates of ours and data that stays data."""
