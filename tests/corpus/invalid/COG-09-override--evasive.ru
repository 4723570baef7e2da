# Asked whether the firm can set decisions aside, the submission answers with a word.
# base: co-governed-example

DELETE DATA { :vote sg2:initiatorCanOverride false } ;

INSERT DATA { :vote sg2:initiatorCanOverride "rarely" }
