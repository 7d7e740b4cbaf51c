//! Snapshot rows: bytes in sequence, in the postcard encoding.

use super::{At, Source};

impl<'a> Source<'a> {
    pub(super) fn index(&mut self, most: usize) -> usize {
        let index = self.varint() as usize;
        if index < most {
            return index;
        }
        self.refuse(At::ROOT, "there is no such variant");
        0
    }

    /// Reads one byte of rows.
    #[inline]
    pub fn byte(&mut self) -> u8 {
        match self.text.get(self.place) {
            Some(byte) => {
                self.place = self.place.wrapping_add(1);
                *byte
            }
            None => {
                self.note(self.place, "it ends too soon");
                0
            }
        }
    }

    /// Reads `length` bytes of rows. Returns an empty slice and records an error if there are fewer.
    pub fn bytes(&mut self, length: usize) -> &'a [u8] {
        let taken = self.text.get(self.place..).and_then(|rest| rest.get(..length));
        match taken {
            Some(taken) => {
                self.place = self.place.wrapping_add(length);
                taken
            }
            None => {
                self.note(self.place, "it ends too soon");
                &[]
            }
        }
    }

    /// Reads a LEB128 varint: seven bits a byte, lowest first. A set high bit means that another byte follows.
    pub(super) fn varint(&mut self) -> u64 {
        let rest = self.text.get(self.place..).unwrap_or_default();
        let (mut value, mut shift) = (0u64, 0u32);
        for (byte, read) in rest.iter().zip(1usize..) {
            let bits = u64::from(byte & 0x7f);
            value |= bits.wrapping_shl(shift);
            if *byte < 0x80 && (shift < 63 || bits < 2) {
                self.place = self.place.wrapping_add(read);
                return value;
            }
            shift = shift.wrapping_add(7);
            if shift > 63 {
                self.note(self.place, "a number is too long");
                return 0;
            }
        }
        self.note(self.place, "it ends too soon");
        0
    }
}

#[cfg(test)]
mod tests {
    use crate::{At, FromWire as _, Source};

    fn read(bytes: &[u8]) -> Result<u64, Box<str>> {
        let mut source = Source::rows(bytes);
        let number = u64::read(&mut source, At::ROOT);
        source.end().map(|()| number).map_err(|fault| fault.why)
    }

    #[test]
    fn numbers_are_leb128() {
        // The examples of DWARF 5, section 7.6.
        let examples: [(u64, &[u8]); 6] =
            [(2, &[2]), (127, &[0x7f]), (128, &[0x80, 1]), (129, &[0x81, 1]), (130, &[0x82, 1]), (12857, &[0xb9, 0x64])];
        for (number, bytes) in examples {
            assert_eq!(read(bytes), Ok(number));
        }
        let most = [&[0xff; 9][..], &[1]].concat();
        assert_eq!(read(&most), Ok(u64::MAX));
    }

    #[test]
    fn numbers_that_end_too_soon_or_too_late_are_refused() {
        for short in [&[][..], &[0x80], &[0xff; 9]] {
            assert_eq!(read(short), Err("it ends too soon".into()), "{short:?}");
        }
        for long in [&[&[0xff; 9][..], &[2]].concat()[..], &[0x80; 10], &[0xff; 11]] {
            assert_eq!(read(long), Err("a number is too long".into()), "{long:?}");
        }
    }
}
