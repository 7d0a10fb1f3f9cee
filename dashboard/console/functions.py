"""What a statement may call, by name. A name that is not here is refused: a new version of DuckDB brings new ones.

None of them reads a file, a setting, a variable or the catalog, waits, writes, or calls another by a name it is given.
"""

from typing import Final

_OPERATORS: Final = "+ - * / // % ^ ** @ & | ~ << >> || && @> <@ ^@ -> ->> ~~ !~~ ~~* !~~* ~~~ ilike_escape like_escape"
_COUNTING: Final = """
any_value approx_count_distinct arbitrary arg_max arg_min argmax argmin array_agg avg bool_and bool_or corr count
count_if count_star countif covar_pop covar_samp entropy first geomean geometric_mean group_concat grouping
grouping_id histogram kurtosis last list listagg mad max max_by mean median min min_by mode product quantile
quantile_cont quantile_disc regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope sem skewness stddev
stddev_pop stddev_samp string_agg sum var_pop var_samp variance wavg weighted_avg cume_dist dense_rank first_value
lag last_value lead nth_value ntile percent_rank rank rank_dense row_number
"""
_NUMBERS: Final = """
abs add acos asin atan atan2 cbrt ceil ceiling cos degrees divide even exp factorial fdiv floor fmod gcd greatest
isfinite isinf isnan lcm least ln log log10 log2 mod multiply pi pow power radians random round round_even sign sin
sqrt subtract tan trunc equi_width_bins
"""
_TEXTS: Final = """
ascii array_to_string bar char_length character_length chr concat concat_ws contains damerau_levenshtein ends_with
format hash instr jaccard jaro_similarity jaro_winkler_similarity lcase left length levenshtein lower lpad ltrim md5
nfc_normalize ord overlay position prefix printf regexp_escape regexp_extract regexp_extract_all regexp_full_match
regexp_matches regexp_replace regexp_split_to_array repeat replace reverse right rpad rtrim sha256 split split_part
starts_with str_split str_split_regex string_split string_split_regex string_to_array strip_accents strlen strpos
substr substring suffix translate trim ucase unicode upper
"""
_DAYS: Final = """
age century current_date date_add date_diff date_part date_sub date_trunc datediff datepart datesub datetrunc day
dayname dayofmonth dayofweek dayofyear days_in_month decade epoch hour isodow isoyear julian last_day make_date
make_time make_timestamp minute month monthname quarter second strftime strptime time_bucket to_days to_hours
to_minutes to_months to_quarters to_seconds to_weeks to_years today try_strptime week weekday weekofyear year
yearweek
"""
_LISTS: Final = """
array_append array_concat array_contains array_distinct array_extract array_has array_has_all array_has_any
array_intersect array_length array_position array_prepend array_reverse array_slice array_sort array_unique
cardinality element_at flatten generate_series len list_any_value list_append list_apply list_avg list_cat
list_concat list_contains list_count list_distinct list_element list_extract list_filter list_first list_has
list_has_all list_has_any list_indexof list_intersect list_last list_max list_median list_min list_mode
list_position list_prepend list_reduce list_resize list_reverse list_reverse_sort list_select list_slice list_sort
list_string_agg list_sum list_transform list_unique list_value list_where list_zip map map_concat map_contains
map_entries map_extract map_from_entries map_keys map_values range reduce row struct_extract struct_insert
struct_keys struct_pack struct_values unnest unpivot_list
"""
_OTHERS: Final = "coalesce if ifnull nullif typeof constant_or_null json_extract json_extract_string to_json"
_OF_THE_HOUSE: Final = """
counts_applicable counts_online is_mendable is_often_late is_open is_optimistic is_due_soon planned_progress rate
remaining_volume fiscal_year wilson_high wilson_low
"""
CALLED: Final = frozenset(
    " ".join((_OPERATORS, _COUNTING, _NUMBERS, _TEXTS, _DAYS, _LISTS, _OTHERS, _OF_THE_HOUSE)).split()
)
"""Operators, functions of rows and of groups, and counting rules of the build (queries/macros)."""
AS_TABLES: Final = frozenset({"generate_series", "range", "unnest"})
"""What may stand in FROM like a table: they read nothing."""
