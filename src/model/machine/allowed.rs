//! Which addresses of machines a team allows to be shown: one by one, or by networks (RFC 4632, RFC 4291, section 2.3). An entry and an
//! address in, whether it covers that out.

use std::net::IpAddr;

/// Whether an address is among those that are allowed.
pub(super) fn holds(allowed: &[String], address: &str) -> bool {
    let within = |entry: &str| network(entry).is_some_and(|network| network.has(address));
    allowed
        .iter()
        .any(|entry| entry == address || entry.contains('/') && within(entry))
}

/// A network: its first address, and how many bits of that count.
struct Network {
    first: IpAddr,
    bits: u32,
}

/// Whether an entry is the address of a machine, or of a network.
pub fn is_of_machines(entry: &str) -> bool {
    entry.parse::<IpAddr>().is_ok() || network(entry).is_some()
}

/// Reads `185.12.14.0/24`.
fn network(entry: &str) -> Option<Network> {
    let (first, bits) = entry.split_once('/')?;
    let first: IpAddr = first.parse().ok()?;
    let digits = bits.bytes().all(|byte| byte.is_ascii_digit());
    let bits: u32 = bits.parse().ok().filter(|_| digits)?;
    let most = if first.is_ipv4() { 32 } else { 128 };
    (bits <= most).then_some(Network { first, bits })
}

impl Network {
    fn has(&self, address: &str) -> bool {
        match (self.first, address.parse()) {
            (IpAddr::V4(first), Ok(IpAddr::V4(other))) => {
                let apart = first.to_bits() ^ other.to_bits();
                apart.leading_zeros() >= self.bits
            }
            (IpAddr::V6(first), Ok(IpAddr::V6(other))) => {
                let apart = first.to_bits() ^ other.to_bits();
                apart.leading_zeros() >= self.bits
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_hold_their_addresses() {
        let rows = [
            ("185.12.14.0/24", "185.12.14.16", true),
            ("185.12.14.0/24", "185.12.15.16", false),
            ("185.12.14.77/24", "185.12.14.16", true),
            ("185.12.14.16/32", "185.12.14.16", true),
            ("185.12.14.16/32", "185.12.14.17", false),
            ("0.0.0.0/0", "185.12.14.17", true),
            ("0.0.0.0/0", "2a01:4f8::1", false),
            ("2a01:4f8::/32", "2a01:4f8::1", true),
            ("2a01:4f8::/32", "2a01:4f9::1", false),
            ("185.12.14.0/33", "185.12.14.16", false),
            ("185.12.14.0/", "185.12.14.16", false),
            ("185.12.14.0/+8", "185.12.14.16", false),
            ("185.12.14.16", "185.12.14.16", true),
            ("a/b", "185.12.14.16", false),
        ];
        for (entry, address, expected) in rows {
            let found = holds(&[entry.to_owned()], address);
            assert_eq!(found, expected, "{entry} {address}");
        }
    }
}
