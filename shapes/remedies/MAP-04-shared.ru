# Says who uses the carrier from outside the initiator's house.
INSERT { $this sg2:usedBy fill:outsideUser }
