# The people seen are counted in persons and in days at once.
# base: evaluated-example

INSERT DATA { :o-patients sg2:unit sg2x:unit-day }
