"""Pages for professionals: what waits for a human, one alert, one verdict, how well the machine reads."""
