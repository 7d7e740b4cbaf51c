//! Progress and budget of the work on a plan: one count of steps over all its parts.

/// Steps between two calls of the watcher.
const LOOK: u64 = 1 << 14;

/// Counts steps, and asks the watcher at intervals whether to go on.
pub(super) struct Pacer<'a> {
    watch: Option<&'a mut dyn FnMut(u64) -> bool>,
    steps: u64,
    most: u64,
    next: u64,
    stopped: bool,
}

impl<'a> Pacer<'a> {
    /// Creates a pacer with an optional watcher and an optional budget of steps.
    pub(super) fn new(watch: Option<&'a mut dyn FnMut(u64) -> bool>, most: Option<u64>) -> Self {
        Self { watch, steps: 0, most: most.unwrap_or(u64::MAX), next: LOOK, stopped: false }
    }

    /// Adds to the count.
    pub(super) fn count(&mut self, steps: usize) {
        self.steps = self.steps.wrapping_add(steps as u64);
    }

    /// Returns whether the work must stop, by the watcher or the budget.
    pub(super) fn over(&mut self) -> bool {
        self.stopped() || self.steps >= self.most
    }

    /// Returns whether the watcher has stopped the work, whatever the budget.
    pub(super) fn stopped(&mut self) -> bool {
        if self.steps >= self.next {
            let steps = self.steps;
            self.look(steps);
        }
        self.stopped
    }

    /// Returns the budget of the flow: half of the steps left, so that something can be placed as well.
    pub(super) const fn half(&self) -> Option<u64> {
        if self.most == u64::MAX { None } else { Some(self.most.saturating_sub(self.steps) / 2) }
    }

    /// Returns whether there is a watcher.
    pub(super) const fn watched(&self) -> bool {
        self.watch.is_some()
    }

    /// Reports steps to the watcher. Returns false once it has stopped the work.
    pub(super) fn look(&mut self, steps: u64) -> bool {
        self.next = steps.saturating_add(LOOK);
        if let Some(watch) = self.watch.as_mut().filter(|_| !self.stopped) {
            self.stopped = !watch(steps);
        }
        !self.stopped
    }

    /// Returns the steps so far.
    pub(super) const fn steps(&self) -> u64 {
        self.steps
    }
}

#[cfg(test)]
thread_local! {
    static DONE: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Counts a piece of work where it is done, not in the loop around it: so that tests see how much goes on after a stop.
#[inline]
pub(super) fn worked() {
    #[cfg(test)]
    DONE.with(|done| done.set(done.get().wrapping_add(1)));
}

/// Returns the pieces of work done so far in this thread.
#[cfg(test)]
pub(super) fn pieces() -> u64 {
    DONE.with(std::cell::Cell::get)
}
