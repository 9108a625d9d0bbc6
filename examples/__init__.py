"""Reports written for this project, some of them read by hand, and the demo that shows them."""
