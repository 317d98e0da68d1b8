"""What models may use: each entry is used, built on DuckDB and on Spark, with equal tables.

To add one, run it on both engines with nulls, empty text and halves. If they differ, write a macro
in macros/cross_db instead and name its functions in `FUNCTIONS_OF_MACROS`.
"""

from __future__ import annotations

# Not in the list: `concat` skips nulls on one engine, `regexp_replace` replaces the first match
# only.
FUNCTIONS = frozenset({
    "abs", "avg", "bool_and", "bool_or", "cast", "chr", "coalesce", "count", "dense_rank", "exp",
    "extract", "greatest", "instr", "lag", "lead", "least", "length", "levenshtein", "ln",
    "lower", "max", "max_by", "md5", "median", "min", "nullif", "percentile_disc", "power",
    "regexp_extract", "replace", "round", "row_number", "rpad", "split_part", "sqrt", "substr",
    "sum", "translate", "trim", "try_cast", "upper",
})  # fmt: skip

# Functions of the macros in macros/cross_db; a model that calls one itself fails on an engine.
FUNCTIONS_OF_MACROS = {
    "duckdb": frozenset({
        "array_to_string", "concat", "date_diff", "isodow", "json_extract_string", "json_object",
        "json_valid", "make_timestamp", "regexp_matches", "regexp_replace", "string_agg",
        "string_split", "struct", "timezone", "to_json", "unnest",
    }),
    "spark": frozenset({
        "array_join", "conv", "datediff", "explode", "from_json", "from_utc_timestamp",
        "get_json_object", "listagg", "map", "named_struct", "regexp_like", "regexp_replace",
        "split", "struct", "timestamp_micros", "to_json", "to_utc_timestamp", "weekday",
    }),
}  # fmt: skip

# Words and types that may be followed by a bracket and are not functions.
WORDS = frozenset({
    "and", "as", "between", "by", "decimal", "distinct", "else", "except", "exists", "filter",
    "from", "group", "in", "join", "not", "on", "or", "over", "select", "then", "union",
    "unpivot", "using", "values", "when", "where",
})  # fmt: skip

# Names of sqlglot's expressions.
SYNTAX = frozenset({
    "Abs", "Add", "Alias", "And", "Anonymous", "ArgMax", "Avg", "Between", "Boolean", "CTE",
    "Case", "Cast", "Chr", "Coalesce", "Column", "Count", "DPipe", "DataType", "DenseRank",
    "DataTypeParam", "Distinct", "Div", "EQ", "Except", "Exists", "Exp", "Extract", "Filter",
    "From", "GT", "GTE", "Greatest", "Group", "Having", "Identifier", "If", "In", "Intersect",
    "Interval", "Is", "Join", "LT", "LTE", "Lag", "Lead", "Least", "Length", "Levenshtein",
    "Like", "Limit", "Literal", "Ln", "LogicalAnd", "LogicalOr", "Lower", "MD5", "Max", "Median",
    "Min", "Mul", "NEQ", "Neg", "Not", "Null", "NullSafeEQ", "NullSafeNEQ", "Nullif", "Or",
    "Order", "Ordered", "Pad", "Paren", "PercentileDisc", "Pivot", "Pow", "Qualify",
    "RegexpExtract", "RegexpReplace", "Replace", "Round", "RowNumber", "Select", "SplitPart",
    "Sqrt", "Star", "StrPosition", "Sub", "Subquery", "Substring", "Sum", "Table", "TableAlias",
    "Translate", "Trim", "TryCast", "Tuple", "Union", "Upper", "Values", "Var", "Where", "Window",
    "WindowSpec", "WithinGroup", "With",
})  # fmt: skip

SYNTAX_OF_MACROS = {
    "duckdb": frozenset({
        "ArrayToString", "ColumnDef", "Concat", "DateDiff", "DayOfWeekIso", "Explode",
        "GroupConcat", "JSONExtractScalar", "JSONKeyValue", "JSONObject", "JSONPath", "JSONPathKey",
        "JSONPathRoot", "RegexpLike", "Split", "UnixToTime", "Unnest",
    }),
    "spark": frozenset({
        "Array", "ArrayToString", "AtTimeZone", "DateDiff", "Explode", "FromJson", "FromTimeZone",
        "GroupConcat", "JSONExtractScalar", "JSONFormat", "JSONPath", "JSONPathKey",
        "JSONPathRoot", "PropertyEQ", "RawString", "RegexpLike", "RegexpSplit", "Struct",
        "TsOrDsToDate", "VarMap", "WithinGroup",
    }),
}  # fmt: skip
