# The baseline is a figure that nobody can find.
# base: evaluated-example

DELETE WHERE { :o-revenue sg2:noBaseline ?words } ;

INSERT DATA { :o-revenue sg2:baseline :o-revenue-2021 }
