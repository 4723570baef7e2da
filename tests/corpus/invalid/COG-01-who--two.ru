# The firm and the pantry share one record when the issue is named.
# base: co-governed-example

INSERT DATA { :p-5a-firm sg2:participant :pantry }
