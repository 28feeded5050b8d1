"""Parks, zones and areas."""
