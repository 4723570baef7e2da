# It is not said how often the council meets.
# base: co-governed-example

DELETE WHERE { :vote sg2:meetingInterval ?interval }
