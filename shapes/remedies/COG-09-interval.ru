# Tells how often the parties meet.
INSERT {
    $this sg2:meetingInterval fill:meetingInterval
}
