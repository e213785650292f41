"""The gap as Trafford's paper quoted it, the slope index beside it, and the four neighbourhoods."""
