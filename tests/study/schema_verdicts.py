"""Holds the schema's verdict on every study against the reader's. Usage: schema_verdicts.py SCHEMA VERDICTS"""

import json
import sys

import jsonschema

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
with open(sys.argv[2], encoding="utf-8") as file:
    verdicts = json.load(file)

jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
disagreements = 0
for name, good, study in verdicts:
    errors = [error.message[:200] for error in validator.iter_errors(study)]
    if bool(errors) == good:
        print(f"{name!r}: the reader says {good}, the schema {errors or 'nothing'}")
        disagreements += 1
sys.exit(1 if disagreements else 0)
