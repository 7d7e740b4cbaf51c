//! Wire form of numbers, texts, options, lists and tuples.

use super::{At, FromWire, Sink, Source, ToWire};
use std::num::NonZeroU32;
use std::sync::Arc;

macro_rules! whole {
    ($($t:ty),*) => {$(
        impl FromWire for $t {
            fn read(source: &mut Source<'_>, at: At) -> Self { source.whole(at, u64::from(Self::MAX)) as Self }
        }
        impl ToWire for $t {
            fn write(&self, sink: &mut Sink) { sink.whole(u64::from(*self)); }
        }
    )*};
}
whole!(u16, u32, u64);

macro_rules! signed {
    ($($t:ty),*) => {$(
        impl FromWire for $t {
            fn read(source: &mut Source<'_>, at: At) -> Self { source.signed(at, i64::from(Self::MIN), i64::from(Self::MAX)) as Self }
        }
        impl ToWire for $t {
            fn write(&self, sink: &mut Sink) { sink.signed(i64::from(*self)); }
        }
    )*};
}
signed!(i16, i32, i64);

// In rows a `u8` is one byte, not a varint.
impl FromWire for u8 {
    fn read(source: &mut Source<'_>, at: At) -> Self {
        if source.is_rows() { source.byte() } else { source.whole(at, 255) as Self }
    }
}
impl ToWire for u8 {
    fn write(&self, sink: &mut Sink) {
        if sink.is_rows() {
            sink.bytes(&[*self]);
        } else {
            sink.whole(u64::from(*self));
        }
    }
}

impl FromWire for NonZeroU32 {
    fn read(source: &mut Source<'_>, at: At) -> Self {
        let number = source.whole(at, u64::from(u32::MAX)) as u32;
        Self::new(number).unwrap_or_else(|| {
            if !at.is_nowhere() {
                source.refuse(at, "numbers of this kind begin at `1`");
            }
            Self::MIN
        })
    }
}
impl ToWire for NonZeroU32 {
    fn write(&self, sink: &mut Sink) {
        sink.whole(u64::from(self.get()));
    }
}

impl FromWire for bool {
    fn read(source: &mut Source<'_>, at: At) -> Self {
        source.boolean(at)
    }
}
impl ToWire for bool {
    fn write(&self, sink: &mut Sink) {
        sink.boolean(*self);
    }
}

impl FromWire for () {
    fn read(source: &mut Source<'_>, at: At) -> Self {
        source.null(at);
    }
}
impl ToWire for () {
    fn write(&self, sink: &mut Sink) {
        sink.null();
    }
}

impl FromWire for String {
    fn read(source: &mut Source<'_>, at: At) -> Self {
        source.text(at).into_owned()
    }
}
impl ToWire for String {
    fn write(&self, sink: &mut Sink) {
        sink.text(self);
    }
}
impl FromWire for Box<str> {
    fn read(source: &mut Source<'_>, at: At) -> Self {
        source.text(at).into()
    }
}
impl ToWire for str {
    fn write(&self, sink: &mut Sink) {
        sink.text(self);
    }
}

impl<T: FromWire> FromWire for Option<T> {
    fn read(source: &mut Source<'_>, at: At) -> Self {
        if source.some(at) { Some(T::read(source, at)) } else { None }
    }
}
impl<T: ToWire> ToWire for Option<T> {
    fn write(&self, sink: &mut Sink) {
        sink.some(self.is_some());
        if let Some(value) = self {
            value.write(sink);
        }
    }
}

impl<T: FromWire> FromWire for Vec<T> {
    fn read(source: &mut Source<'_>, at: At) -> Self {
        let mut all = Self::new();
        let mut items = source.items(at);
        while let Some(at) = source.next(&mut items) {
            all.push(T::read(source, at));
        }
        all
    }
}
impl<T: ToWire> ToWire for Vec<T> {
    fn write(&self, sink: &mut Sink) {
        self.as_slice().write(sink);
    }
}
impl<T: ToWire> ToWire for [T] {
    fn write(&self, sink: &mut Sink) {
        sink.list(self.len());
        for value in self {
            sink.item();
            value.write(sink);
        }
        sink.end_list();
    }
}

impl<T: ToWire, const N: usize> ToWire for [T; N] {
    fn write(&self, sink: &mut Sink) {
        sink.tuple();
        for value in self {
            sink.item();
            value.write(sink);
        }
        sink.end_list();
    }
}

macro_rules! pointed {
    ($($pointer:ident),*) => {$(
        impl<T: FromWire> FromWire for $pointer<T> {
            fn read(source: &mut Source<'_>, at: At) -> Self { Self::new(T::read(source, at)) }
        }
        impl<T: ToWire + ?Sized> ToWire for $pointer<T> {
            fn write(&self, sink: &mut Sink) { (**self).write(sink); }
            fn write_fields(&self, sink: &mut Sink) { (**self).write_fields(sink); }
        }
    )*};
}
pointed!(Box, Arc);

impl<T: ToWire + ?Sized> ToWire for &T {
    fn write(&self, sink: &mut Sink) {
        (**self).write(sink);
    }
    fn write_fields(&self, sink: &mut Sink) {
        (**self).write_fields(sink);
    }
}

macro_rules! tuple {
    ($count:literal $($t:ident $place:ident),*) => {
        impl<$($t: FromWire),*> FromWire for ($($t,)*) {
            fn read(source: &mut Source<'_>, at: At) -> Self {
                let [$($place),*] = source.tuple::<$count>(at);
                ($($t::read(source, $place),)*)
            }
        }
        impl<$($t: ToWire),*> ToWire for ($($t,)*) {
            fn write(&self, sink: &mut Sink) {
                let ($($place,)*) = self;
                sink.tuple();
                $( sink.item(); $place.write(sink); )*
                sink.end_list();
            }
        }
    };
}
tuple!(2 A a, B b);
tuple!(3 A a, B b, C c);
