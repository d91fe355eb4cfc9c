//! What a phone runs to unpack the app (`public/unpack.js`): pieces in, pieces out, all in the memory of this wasm.
#![allow(unsafe_code, reason = "only for `no_mangle`: no compiler can tell whether a name is free")]

use brace_packing::Unpacker;
use std::cell::RefCell;

/// The standard library's would be a quarter of this wasm.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: lol_alloc::LockedAllocator<lol_alloc::FreeListAllocator> =
    lol_alloc::LockedAllocator::new(lol_alloc::FreeListAllocator::new());

thread_local! {
    static UNPACKER: RefCell<Unpacker> = RefCell::new(Unpacker::new());
}

/// Where the next piece, of so many bytes, is to be put.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *const u8 {
    UNPACKER.with_borrow_mut(|unpacker| unpacker.room(length).as_ptr())
}

/// Unpacks as far as what has come allows: how many bytes that gives.
#[unsafe(no_mangle)]
pub extern "C" fn unpack() -> usize {
    UNPACKER.with_borrow_mut(Unpacker::unpack)
}

/// Unpacks the rest, as nothing more comes: how many bytes that gives, or -1 when it is not whole.
#[unsafe(no_mangle)]
pub extern "C" fn finish() -> i32 {
    UNPACKER.with_borrow_mut(|unpacker| unpacker.finish().map_or(-1, |length| length as i32))
}

/// Where these bytes are.
#[unsafe(no_mangle)]
pub extern "C" fn unpacked() -> *const u8 {
    UNPACKER.with_borrow(|unpacker| unpacker.unpacked().as_ptr())
}
