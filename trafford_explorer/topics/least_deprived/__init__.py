"""How many fewer or more there would be at the rate of Trafford's least deprived fifth."""
