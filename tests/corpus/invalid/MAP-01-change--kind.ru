# It is not said of what kind the value of the repair days is.
# base: mapped-example

DELETE WHERE { :v-repair sg2:valueKind ?kind }
