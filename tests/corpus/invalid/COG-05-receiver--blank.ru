# A part of the price goes to some group that has no name.
# base: co-governed-example

INSERT DATA { :b-meal sg2:receiver [ a sg2:PeopleGroup ] }
