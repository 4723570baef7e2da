# Says who else uses the carrier, from outside the initiator's house, until there are two.
INSERT { $this sg2:usedBy fill:carrierUser , ?second }
WHERE { BIND ( IF ( EXISTS { $this sg2:usedBy ?known }, ?none, fill:otherCarrierUser ) AS ?second ) }
