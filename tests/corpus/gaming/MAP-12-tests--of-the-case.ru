# The second realm is claimed for the repair days themselves, and only the public gain is affirmed.
# base: mapped-example

INSERT DATA { :s14 sg2:affirms fw:V-03-2 , sg2x:publicGain }
