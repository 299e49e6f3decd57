//! Addresses that name nobody's machine, for standards give them to everybody: private networks, the machine itself, its own link,
//! groups, masks, documentation. An address in, whether it is one of these out.

use std::net::{Ipv4Addr, Ipv6Addr};

/// Whether an address is nobody's.
pub(super) fn is_nobodys(address: &str) -> bool {
    // A colon behind it is of the sentence.
    let sign = address
        .strip_suffix(':')
        .filter(|rest| !rest.ends_with(':'));
    let address = sign.unwrap_or(address);
    match (address.parse(), address.parse()) {
        (Ok(four), _) => is_of_four(four),
        (_, Ok(six)) => is_of_six(six),
        _ => false,
    }
}

/// The ranges of the registry for special purposes (RFC 6890) that tell no machine which others reach, and masks.
fn is_of_four(address: Ipv4Addr) -> bool {
    let bits = address.to_bits();
    let mask = bits.leading_ones() + bits.trailing_zeros() == u32::BITS;
    let special = match address.octets() {
        // This network (RFC 791), shared by customers of one provider (RFC 6598), for protocols (RFC 6890), for measurements
        // (RFC 2544), and reserved (RFC 1112).
        [0, ..] | [192, 0, 0, _] | [198, 18 | 19, ..] | [240..=255, ..] => true,
        // What everybody writes for an example; its network is kept for research.
        [1, 2, 3, 4] => true,
        [100, second, ..] => second & 0b1100_0000 == 64,
        _ => false,
    };
    // RFC 1918, RFC 1122, RFC 3927, RFC 5771, RFC 5737.
    special
        || mask
        || address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_documentation()
}

/// The same of IPv6. Private networks stay hidden here: each has a number of its own (RFC 4193).
fn is_of_six(address: Ipv6Addr) -> bool {
    // Documentation (RFC 3849, RFC 9637), and the beginning of translated addresses (RFC 6052).
    let special = match address.segments() {
        [0x2001, 0x0db8, ..] | [0x3fff, 0..=0x0fff, ..] => true,
        segments => segments == [0x64, 0xff9b, 0, 0, 0, 0, 0, 0],
    };
    // An address on the link may hold the number of the card (RFC 4291, appendix A).
    let [.., fifth, sixth, _] = address.segments();
    let of_card = fifth & 0xff == 0xff && sixth >> 8 == 0xfe;
    // RFC 4291.
    special
        || address.is_unspecified()
        || address.is_loopback()
        || address.is_multicast()
        || address.is_unicast_link_local() && !of_card
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_of_everybody() {
        let nobody = "0.0.0.0 1.2.3.4 10.1.2.3 100.64.0.1 100.127.9.9 127.0.0.1 127.9.9.9 128.0.0.0 169.254.169.254 172.16.0.1 172.31.9.9 \
            192.0.0.8 192.0.2.7 192.168.1.1 198.18.5.5 198.51.100.9 203.0.113.9 224.0.0.251 239.1.1.1 240.0.0.1 \
            255.255.255.0 255.255.255.255 :: ::1 2001:db8::1 3fff:1::1 fe80::1 febf::1 ff02::1 ff02::1: 64:ff9b::";
        for address in nobody.split_whitespace() {
            assert!(is_nobodys(address), "{address}");
        }
        let somebody = "1.2.3.5 1.2.4.3 9.9.9.9 100.63.0.1 100.128.0.1 172.15.0.1 172.32.0.1 192.0.1.1 192.169.1.1 198.20.0.1 128.0.0.1 223.1.1.1 \
            2001:db9::1 3fff:1000::1 fc00::1 fd00::1 fec0::1 2a01:4f8::1 2002:808:808::1 64:ff9b::808:808 no 1.2.3";
        for address in somebody.split_whitespace() {
            assert!(!is_nobodys(address), "{address}");
        }
    }
}
