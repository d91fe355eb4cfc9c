//! What a phone runs to unpack the app (`public/unpack.js`): pieces in, pieces out, all in the memory of this wasm.
#![allow(unsafe_code, reason = "names of exports; nothing here is unsafe to call")]

use brace_packing::Unpacker;
use core::cell::RefCell;

thread_local! {
    static UNPACKER: RefCell<Unpacker> = RefCell::new(Unpacker::new());
}

/// Where the next piece of so many bytes is to be put.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *const u8 {
    UNPACKER.with_borrow_mut(|unpacker| unpacker.room(length).as_ptr())
}

/// Unpacks what has come: how many bytes that gives.
#[unsafe(no_mangle)]
pub extern "C" fn unpack() -> usize {
    UNPACKER.with_borrow_mut(|unpacker| unpacker.unpack())
}

/// Says that nothing more comes: whether it was whole.
#[unsafe(no_mangle)]
pub extern "C" fn end() -> bool {
    UNPACKER.with_borrow_mut(|unpacker| unpacker.end())
}

/// Where the bytes are.
#[unsafe(no_mangle)]
pub extern "C" fn unpacked() -> *const u8 {
    UNPACKER.with_borrow(|unpacker| unpacker.unpacked().as_ptr())
}

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: lol_alloc::LockedAllocator<lol_alloc::FreeListAllocator> = lol_alloc::LockedAllocator::new(lol_alloc::FreeListAllocator::new());
