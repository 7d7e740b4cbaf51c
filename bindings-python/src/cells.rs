//! Cells of somebody else's Arrow table, whatever type they chose for them.

use arrow_array::Array;
use arrow_array::cast::AsArray;
use arrow_array::types::*;
use arrow_schema::{DataType, IntervalUnit, TimeUnit};
use timebank_core::interchange::table::Cell;

fn millis(value: i64, unit: &TimeUnit) -> i64 {
    match unit {
        TimeUnit::Second => value.saturating_mul(1000),
        TimeUnit::Millisecond => value,
        TimeUnit::Microsecond => value.div_euclid(1000),
        TimeUnit::Nanosecond => value.div_euclid(1_000_000),
    }
}

/// Milliseconds of a span, when it is whole milliseconds: otherwise it would be no whole minutes either.
fn span(value: i64, unit: &TimeUnit) -> Cell<'static> {
    let per = match unit {
        TimeUnit::Second | TimeUnit::Millisecond => 1,
        TimeUnit::Microsecond => 1000,
        TimeUnit::Nanosecond => 1_000_000,
    };
    if value.rem_euclid(per) == 0 { Cell::Span(millis(value, unit)) } else { Cell::Other }
}

/// A time of day, when it is whole milliseconds.
fn clock(value: i64, unit: &TimeUnit) -> Cell<'static> {
    match span(value, unit) {
        Cell::Span(ms) => Cell::Clock(ms),
        other => other,
    }
}

/// The cell in a row. The array was validated before.
pub fn cell(array: &dyn Array, row: usize) -> Cell<'_> {
    if array.is_null(row) {
        return Cell::Missing;
    }
    macro_rules! value {
        ($type:ty) => {
            array.as_primitive::<$type>().value(row)
        };
    }
    match array.data_type() {
        DataType::Int8 => Cell::Whole(value!(Int8Type).into()),
        DataType::Int16 => Cell::Whole(value!(Int16Type).into()),
        DataType::Int32 => Cell::Whole(value!(Int32Type).into()),
        DataType::Int64 => Cell::Whole(value!(Int64Type).into()),
        DataType::UInt8 => Cell::Whole(value!(UInt8Type).into()),
        DataType::UInt16 => Cell::Whole(value!(UInt16Type).into()),
        DataType::UInt32 => Cell::Whole(value!(UInt32Type).into()),
        DataType::UInt64 => Cell::Whole(value!(UInt64Type).into()),
        DataType::Float32 => Cell::Float(value!(Float32Type).into()),
        DataType::Float64 => Cell::Float(value!(Float64Type)),
        DataType::Boolean => Cell::Yes(array.as_boolean().value(row)),
        DataType::Utf8 => Cell::Text(array.as_string::<i32>().value(row)),
        DataType::LargeUtf8 => Cell::Text(array.as_string::<i64>().value(row)),
        DataType::Utf8View => Cell::Text(array.as_string_view().value(row)),
        DataType::Date32 => Cell::Day(value!(Date32Type)),
        DataType::Date64 => Cell::Moment(value!(Date64Type)),
        DataType::Timestamp(unit, zone) => {
            let value = match unit {
                TimeUnit::Second => value!(TimestampSecondType),
                TimeUnit::Millisecond => value!(TimestampMillisecondType),
                TimeUnit::Microsecond => value!(TimestampMicrosecondType),
                TimeUnit::Nanosecond => value!(TimestampNanosecondType),
            };
            let ms = millis(value, unit);
            if zone.is_some() { Cell::Moment(ms) } else { Cell::Local(ms) }
        }
        DataType::Duration(unit) => {
            let value = match unit {
                TimeUnit::Second => value!(DurationSecondType),
                TimeUnit::Millisecond => value!(DurationMillisecondType),
                TimeUnit::Microsecond => value!(DurationMicrosecondType),
                TimeUnit::Nanosecond => value!(DurationNanosecondType),
            };
            span(value, unit)
        }
        DataType::Time32(TimeUnit::Second) => clock(value!(Time32SecondType).into(), &TimeUnit::Second),
        DataType::Time32(_) => clock(value!(Time32MillisecondType).into(), &TimeUnit::Millisecond),
        DataType::Time64(TimeUnit::Microsecond) => clock(value!(Time64MicrosecondType), &TimeUnit::Microsecond),
        DataType::Time64(_) => clock(value!(Time64NanosecondType), &TimeUnit::Nanosecond),
        DataType::Dictionary(key, _) => dictionary(array, key, row),
        DataType::List(_) => list(&array.as_list::<i32>().value(row)),
        DataType::LargeList(_) => list(&array.as_list::<i64>().value(row)),
        DataType::Interval(IntervalUnit::YearMonth | IntervalUnit::DayTime | IntervalUnit::MonthDayNano) => Cell::Other,
        DataType::Null => Cell::Missing,
        _ => Cell::Other,
    }
}

fn dictionary<'a>(array: &'a dyn Array, key: &DataType, row: usize) -> Cell<'a> {
    macro_rules! looked_up {
        ($type:ty) => {{
            let words = array.as_dictionary::<$type>();
            words.key(row).filter(|key| *key < words.values().len()).map_or(Cell::Missing, |key| cell(words.values(), key))
        }};
    }
    match key {
        DataType::Int8 => looked_up!(Int8Type),
        DataType::Int16 => looked_up!(Int16Type),
        DataType::Int32 => looked_up!(Int32Type),
        DataType::Int64 => looked_up!(Int64Type),
        DataType::UInt8 => looked_up!(UInt8Type),
        DataType::UInt16 => looked_up!(UInt16Type),
        DataType::UInt32 => looked_up!(UInt32Type),
        DataType::UInt64 => looked_up!(UInt64Type),
        _ => Cell::Other,
    }
}

/// A list of member numbers. Names are not taken in lists.
fn list(array: &arrow_array::ArrayRef) -> Cell<'static> {
    let numbers = (0..array.len()).map(|index| match cell(array, index) {
        Cell::Whole(number) => u32::try_from(number).ok(),
        _ => None,
    });
    numbers.collect::<Option<Vec<u32>>>().map_or(Cell::Other, Cell::List)
}
