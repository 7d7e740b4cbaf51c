//! Student's t: how wide an interval must be.

/// The value that Student's t with so many degrees of freedom stays below in 97.5 of 100 cases: an interval of 95 % reaches so
/// many standard errors either way. None without a degree of freedom.
///
/// By bisection of the distribution function, always the same number of steps; the incomplete beta function by Lentz's continued
/// fraction (Press et al., *Numerical Recipes*, 6.4).
pub fn t_975(freedom: u32) -> Option<f64> {
    t_975_of(f64::from(freedom))
}

/// The same with degrees of freedom that are no whole number, one or more of them.
pub(super) fn t_975_of(freedom: f64) -> Option<f64> {
    if !freedom.is_finite() || freedom < 1.0 {
        return None;
    }
    let (mut low, mut high) = (0f64, 16f64);
    for _ in 0..80 {
        let middle = (low + high) / 2.0;
        // Both tails together.
        if beta(freedom / 2.0, 0.5, freedom / (freedom + middle * middle)) > 0.05 {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some((low + high) / 2.0)
}

/// The regularised incomplete beta function.
fn beta(a: f64, b: f64, x: f64) -> f64 {
    let front = libm::exp(libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b) + a * libm::log(x) + b * libm::log1p(-x));
    if x < (a + 1.0) / (a + b + 2.0) { front * fraction(a, b, x) / a } else { 1.0 - front * fraction(b, a, 1.0 - x) / b }
}

fn fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let off = |value: f64| if value.abs() < TINY { TINY } else { value };
    let mut c = 1.0;
    let mut d = 1.0 / off(1.0 - (a + b) * x / (a + 1.0));
    let mut h = d;
    for step in 1..300u32 {
        let m = f64::from(step);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / off(1.0 + even * d);
        c = off(1.0 + even / c);
        h *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / off(1.0 + odd * d);
        c = off(1.0 + odd / c);
        h *= d * c;
    }
    h
}
