"""Where to find help: by need, by country, by hour, by département; the organisation’s own contacts."""
