//! Tasks that wait for each other: taps come quicker than a phone writes.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::pin::Pin;

type Task = Pin<Box<dyn Future<Output = ()>>>;

#[derive(Default)]
struct Turns {
    waiting: VecDeque<Task>,
    is_taken: bool,
}

thread_local! {
    static TURNS: RefCell<Turns> = RefCell::default();
}

/// Puts `task` behind the others. Says whether nobody takes them yet, and [`take_all`] is to.
pub(super) fn queue(task: impl Future<Output = ()> + 'static) -> bool {
    TURNS.with_borrow_mut(|turns| {
        turns.waiting.push_back(Box::pin(task));
        !std::mem::replace(&mut turns.is_taken, true)
    })
}

/// Takes one after the other, until there are no more.
pub(super) async fn take_all() {
    while let Some(task) = next() {
        task.await;
    }
}

fn next() -> Option<Task> {
    TURNS.with_borrow_mut(|turns| {
        let next = turns.waiting.pop_front();
        turns.is_taken = next.is_some();
        next
    })
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use pollster::block_on;

    use super::*;

    #[test]
    fn a_task_begins_when_the_one_before_it_is_done() {
        let told = Rc::new(RefCell::new(Vec::new()));
        let says = |text: &'static str| {
            let told = Rc::clone(&told);
            async move {
                told.borrow_mut().push(format!("{text} begins"));
                // What is queued meanwhile is taken by who takes already.
                if text == "one" {
                    let other = Rc::clone(&told);
                    assert!(!queue(async move { other.borrow_mut().push("three".to_owned()) }));
                }
                let mut has_waited = false;
                std::future::poll_fn(|context| {
                    context.waker().wake_by_ref();
                    if std::mem::replace(&mut has_waited, true) {
                        std::task::Poll::Ready(())
                    } else {
                        std::task::Poll::Pending
                    }
                })
                .await;
                told.borrow_mut().push(format!("{text} ends"));
            }
        };
        assert!(queue(says("one")));
        assert!(!queue(says("two")));
        block_on(take_all());
        let expected = ["one begins", "one ends", "two begins", "two ends", "three"];
        assert_eq!(*told.borrow(), expected);
        assert!(queue(async {}), "and then anew");
    }
}
