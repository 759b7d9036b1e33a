"""The printed half of the teacher's pack: made from the lessons, the data and what stands in teaching/."""
