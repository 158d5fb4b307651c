"""What every page is made of: the base page, the stylesheet, the components, the small scripts."""
