//! How far the work on a plan is, and whether it may go on: one count over all its parts.

/// Steps between two looks up.
const LOOK: u64 = 1 << 14;

/// Counts steps, and asks whoever waits now and then whether to go on.
pub(super) struct Pacer<'a> {
    watch: Option<&'a mut dyn FnMut(u64) -> bool>,
    steps: u64,
    most: u64,
    next: u64,
    stopped: bool,
}

impl<'a> Pacer<'a> {
    /// Under the eyes of somebody who may stop it, and for so many steps at most.
    pub(super) fn new(watch: Option<&'a mut dyn FnMut(u64) -> bool>, most: Option<u64>) -> Self {
        Self { watch, steps: 0, most: most.unwrap_or(u64::MAX), next: LOOK, stopped: false }
    }

    /// Counts so many steps more.
    pub(super) fn count(&mut self, steps: usize) {
        self.steps = self.steps.wrapping_add(steps as u64);
    }

    /// Whether it is time to stop.
    pub(super) fn over(&mut self) -> bool {
        self.stopped() || self.steps >= self.most
    }

    /// Whether whoever waits has had enough, however many steps there may be.
    pub(super) fn stopped(&mut self) -> bool {
        if self.steps >= self.next {
            let steps = self.steps;
            self.look(steps);
        }
        self.stopped
    }

    /// What the flow may take of the steps that are left: half of them, so that something can be placed as well.
    pub(super) const fn half(&self) -> Option<u64> {
        if self.most == u64::MAX { None } else { Some(self.most.saturating_sub(self.steps) / 2) }
    }

    /// Whether there is somebody who may stop it.
    pub(super) const fn watched(&self) -> bool {
        self.watch.is_some()
    }

    /// Reports steps; gives whether to go on.
    pub(super) fn look(&mut self, steps: u64) -> bool {
        self.next = steps.saturating_add(LOOK);
        if let Some(watch) = self.watch.as_mut().filter(|_| !self.stopped) {
            self.stopped = !watch(steps);
        }
        !self.stopped
    }

    /// Steps so far.
    pub(super) const fn steps(&self) -> u64 {
        self.steps
    }
}
