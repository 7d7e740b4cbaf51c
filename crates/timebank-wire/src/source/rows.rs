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
    pub fn byte(&mut self) -> u8 {
        self.bytes(1).first().copied().unwrap_or(0)
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
        let mut value = 0u64;
        for shift in (0..64u32).step_by(7) {
            let byte = self.byte();
            let bits = u64::from(byte & 0x7f);
            value |= bits.wrapping_shl(shift);
            if byte < 0x80 {
                if shift == 63 && bits > 1 {
                    break;
                }
                return value;
            }
        }
        self.note(self.place, "a number is too long");
        0
    }
}
