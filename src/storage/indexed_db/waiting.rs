//! Waits in a future for what the browser tells a callback.

use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;
use std::task::Waker;

/// A value that one of several callbacks will give. Clones share it.
#[derive(Debug)]
pub struct Waiting<T> {
    shared: Rc<RefCell<Shared<T>>>,
}

#[derive(Debug)]
struct Shared<T> {
    value: Option<T>,
    waker: Option<Waker>,
}

impl<T> Clone for Waiting<T> {
    fn clone(&self) -> Self {
        Self { shared: Rc::clone(&self.shared) }
    }
}

impl<T> Waiting<T> {
    pub fn new() -> Self {
        Self { shared: Rc::new(RefCell::new(Shared { value: None, waker: None })) }
    }

    /// Gives the value. What is given first counts; the rest is ignored.
    pub fn settle(&self, value: T) {
        let waker = {
            let mut shared = self.shared.borrow_mut();
            shared.value.get_or_insert(value);
            shared.waker.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// Waits for the value and takes it. To be called once.
    pub async fn wait(&self) -> T {
        poll_fn(|context| {
            let mut shared = self.shared.borrow_mut();
            if let Some(value) = shared.value.take() {
                return Poll::Ready(value);
            }
            shared.waker = Some(context.waker().clone());
            Poll::Pending
        })
        .await
    }
}
