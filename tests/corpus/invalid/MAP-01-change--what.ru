# It is not said what gets better for the visitors.
# base: mapped-example

DELETE WHERE { :v-repair sg2:whatChanges ?what }
