# What is to be achieved stands where a receiver should be named.
# base: co-governed-example

INSERT DATA { :b-meal sg2:receiver :v-meals }
