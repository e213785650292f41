"""The life expectancy gap: slope index, tenths, years, good health."""
