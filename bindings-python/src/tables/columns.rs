//! Columns as they grow.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::types::{
    ArrowPrimitiveType, Date32Type, Int8Type, Int32Type, Int64Type, TimestampMillisecondType, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, BooleanArray, DictionaryArray, ListArray, PrimitiveArray, RecordBatch, StringArray};
use arrow_buffer::{BooleanBuffer, BooleanBufferBuilder, NullBuffer, NullBufferBuilder, OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use timebank_core::{Date, Timestamp};

/// Numbers, some of which may be missing.
pub struct Numbers<T: ArrowPrimitiveType> {
    values: Vec<T::Native>,
    nulls: NullBufferBuilder,
}

impl<T: ArrowPrimitiveType> Numbers<T> {
    pub fn with_capacity(rows: usize) -> Self {
        Self { values: Vec::with_capacity(rows), nulls: NullBufferBuilder::new(rows) }
    }
    pub fn push(&mut self, value: T::Native) {
        self.values.push(value);
        self.nulls.append_non_null();
    }
    pub fn maybe(&mut self, value: Option<T::Native>) {
        match value {
            Some(value) => self.push(value),
            None => {
                self.values.push(T::Native::default());
                self.nulls.append_null();
            }
        }
    }
    pub fn array(mut self) -> PrimitiveArray<T> {
        PrimitiveArray::new(ScalarBuffer::from(self.values), self.nulls.finish())
    }
}

pub type Counts = Numbers<UInt32Type>;
pub type Minutes = Numbers<Int64Type>;
pub type Large = Numbers<UInt64Type>;

/// A number for each row.
pub fn each<T: ArrowPrimitiveType, R>(rows: &[R], value: impl Fn(&R) -> T::Native) -> PrimitiveArray<T> {
    PrimitiveArray::new(rows.iter().map(value).collect(), None)
}

/// A number for some of the rows. Each row is asked once: that is most of what a column costs.
pub fn some<T: ArrowPrimitiveType, R>(rows: &[R], value: impl Fn(&R) -> Option<T::Native>) -> PrimitiveArray<T> {
    let mut values = Vec::with_capacity(rows.len());
    let there = BooleanBuffer::collect_bool(rows.len(), |row| {
        let value = rows.get(row).and_then(&value);
        values.push(value.unwrap_or_default());
        value.is_some()
    });
    let there = NullBuffer::new(there);
    let missing = there.null_count() > 0;
    PrimitiveArray::new(ScalarBuffer::from(values), missing.then_some(there))
}

/// Yes or no for each row.
pub fn flags<R>(rows: &[R], flag: impl Fn(&R) -> bool) -> ArrayRef {
    Arc::new(BooleanArray::new(BooleanBuffer::collect_bool(rows.len(), |row| rows.get(row).is_some_and(&flag)), None))
}

/// A word of a short closed list for some of the rows: where it stands in the list, which has at most 128.
pub fn one_of<R>(rows: &[R], words: Vec<&'static str>, place: impl Fn(&R) -> Option<usize>) -> Result<ArrayRef, ArrowError> {
    let keys = some::<Int8Type, R>(rows, |row| place(row).and_then(|place| i8::try_from(place).ok()));
    let words: StringArray = words.into_iter().map(Some).collect();
    Ok(Arc::new(DictionaryArray::<Int8Type>::try_new(keys, Arc::new(words))?))
}

/// Days.
pub struct Days(Numbers<Date32Type>);

impl Days {
    pub fn with_capacity(rows: usize) -> Self {
        Self(Numbers::with_capacity(rows))
    }
    pub fn push(&mut self, day: Date) {
        self.0.push(day.days());
    }
    pub fn maybe(&mut self, day: Option<Date>) {
        self.0.maybe(day.map(Date::days));
    }
    pub fn array(self) -> ArrayRef {
        Arc::new(self.0.array())
    }
}

/// Moments in UTC.
pub struct Moments(Numbers<TimestampMillisecondType>);

impl Moments {
    pub fn with_capacity(rows: usize) -> Self {
        Self(Numbers::with_capacity(rows))
    }
    pub fn push(&mut self, at: Timestamp) {
        self.0.push(at.millis());
    }
    pub fn maybe(&mut self, at: Option<Timestamp>) {
        self.0.maybe(at.map(Timestamp::millis));
    }
    pub fn array(self) -> ArrayRef {
        Arc::new(self.0.array().with_timezone("UTC"))
    }
}

/// Yes or no.
pub struct Flags(BooleanBufferBuilder);

impl Flags {
    pub fn with_capacity(rows: usize) -> Self {
        Self(BooleanBufferBuilder::new(rows))
    }
    pub fn push(&mut self, flag: bool) {
        self.0.append(flag);
    }
    pub fn array(mut self) -> ArrayRef {
        Arc::new(BooleanArray::new(self.0.finish(), None))
    }
}

/// Words of a short closed list, as a dictionary.
pub struct Words {
    keys: Numbers<Int8Type>,
    words: Vec<&'static str>,
}

impl Words {
    /// Of these words, in this order; at most 128.
    pub fn of(words: Vec<&'static str>, rows: usize) -> Self {
        Self { keys: Numbers::with_capacity(rows), words }
    }
    /// The word at this place.
    pub fn push(&mut self, place: usize) {
        self.maybe(Some(place));
    }
    pub fn maybe(&mut self, place: Option<usize>) {
        self.keys.maybe(place.and_then(|place| i8::try_from(place).ok()));
    }
    /// This word; missing when it is not of the list.
    pub fn word(&mut self, word: Option<&str>) {
        let place = word.and_then(|word| self.words.iter().position(|one| *one == word));
        self.maybe(place);
    }
    pub fn array(self) -> Result<ArrayRef, ArrowError> {
        let words: StringArray = self.words.into_iter().map(Some).collect();
        Ok(Arc::new(DictionaryArray::<Int8Type>::try_new(self.keys.array(), Arc::new(words))?))
    }
}

/// Words of the community, as a dictionary.
pub fn dictionary(keys: Numbers<Int32Type>, words: ArrayRef) -> Result<ArrayRef, ArrowError> {
    keyed(keys.array(), words)
}

/// Words of the community by their place among them.
pub fn keyed(keys: PrimitiveArray<Int32Type>, words: ArrayRef) -> Result<ArrayRef, ArrowError> {
    Ok(Arc::new(DictionaryArray::<Int32Type>::try_new(keys, words)?))
}

/// Texts, some of which may be missing.
#[derive(Default)]
pub struct Text(Vec<Option<String>>);

impl Text {
    pub fn push(&mut self, text: impl Into<String>) {
        self.0.push(Some(text.into()));
    }
    pub fn maybe(&mut self, text: Option<String>) {
        self.0.push(text);
    }
    pub fn array(self) -> ArrayRef {
        Arc::new(self.0.into_iter().collect::<StringArray>())
    }
}

/// A list of numbers in each row.
pub struct Lists {
    values: Vec<u32>,
    ends: Vec<i32>,
}

impl Lists {
    pub fn with_capacity(rows: usize) -> Self {
        let mut ends = Vec::with_capacity(rows.saturating_add(1));
        ends.push(0);
        Self { values: Vec::with_capacity(rows), ends }
    }
    pub fn add(&mut self, value: u32) {
        self.values.push(value);
    }
    /// Ends the list of this row.
    pub fn end(&mut self) {
        self.ends.push(i32::try_from(self.values.len()).unwrap_or(i32::MAX));
    }
    pub fn array(self) -> Result<ArrayRef, ArrowError> {
        let values = PrimitiveArray::<UInt32Type>::new(ScalarBuffer::from(self.values), None);
        let field = Arc::new(Field::new_list_field(DataType::UInt32, false));
        Ok(Arc::new(ListArray::try_new(field, OffsetBuffer::new(ScalarBuffer::from(self.ends)), Arc::new(values), None)?))
    }
}

/// Columns put together.
#[derive(Default)]
pub struct Columns {
    fields: Vec<Field>,
    arrays: Vec<ArrayRef>,
}

impl Columns {
    /// Adds a column: its name, what it means, its unit where it has one.
    #[must_use]
    pub fn column(mut self, name: &str, about: &str, unit: Option<&str>, array: ArrayRef) -> Self {
        let mut metadata = HashMap::from([("description".to_owned(), about.to_owned())]);
        if let Some(unit) = unit {
            metadata.insert("unit".to_owned(), unit.to_owned());
        }
        // Whether a column may have nothing in a row is the same for every batch, so that they fit together.
        self.fields.push(Field::new(name, array.data_type().clone(), true).with_metadata(metadata));
        self.arrays.push(array);
        self
    }

    pub fn batch(self) -> Result<RecordBatch, ArrowError> {
        RecordBatch::try_new(Arc::new(Schema::new(self.fields)), self.arrays)
    }
}
