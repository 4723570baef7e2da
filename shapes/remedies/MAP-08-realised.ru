# Takes away the concept that no statement affirms of this part.
DELETE { $this sg2:realises ?value }
