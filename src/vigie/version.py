"""The version written on every finding and on the measured figures."""

VERSION = "0.1.0"
