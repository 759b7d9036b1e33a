"""What a learner writes: kept from the first letter, shown again, exported; and what controls need of the page."""
