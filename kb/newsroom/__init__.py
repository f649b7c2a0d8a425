"""What newsrooms and offices ask besides: calendar, reports, gaps, misses."""
