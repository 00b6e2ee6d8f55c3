package io.github.tokenrevoker.token.find;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes a macaroon of version 1 byte by byte: packets of four lower-case hexadecimal digits with the packet's whole length,
 * a key, a blank, a value, a line feed.
 */
final class PacketReader {
    private static final byte[] FIRST_KEY = "location ".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGITS = 4;
    private static final int SIGNATURE_BYTES = 32;
    private static final int USUAL_PACKET = 128;

    private final List<String> caveats = new ArrayList<>();
    private byte[] packet = new byte[USUAL_PACKET];
    private int filled;
    private int length;
    private int packets;
    private String location = "";
    private String identifier = "";
    private State state = State.BEGINNING;

    /** How far it is. */
    enum State {
        /** Not enough has been seen to call it a token. */
        BEGINNING,
        /** It is no macaroon. */
        NONE,
        /** It began as a macaroon does. */
        BEGUN,
        /** It began as one, and has a part that none has. */
        GARBLED,
        WHOLE
    }

    State take(int octet) {
        if (state == State.NONE || state == State.GARBLED || state == State.WHOLE) {
            return state;
        }
        if (filled == packet.length) {
            byte[] larger = Arrays.copyOf(packet, packet.length * 2);
            Arrays.fill(packet, (byte) 0);
            packet = larger;
        }
        packet[filled++] = (byte) octet;
        if (filled <= DIGITS) {
            takeDigit(octet);
        } else if (packets == 0 && filled <= DIGITS + FIRST_KEY.length) {
            if (octet != FIRST_KEY[filled - DIGITS - 1]) {
                fail();
            } else if (filled == DIGITS + FIRST_KEY.length) {
                state = State.BEGUN;
            }
        } else if (filled == length) {
            endPacket();
        }
        return state;
    }

    private void takeDigit(int octet) {
        boolean isDigit = (octet >= '0' && octet <= '9') || (octet >= 'a' && octet <= 'f');
        length = filled == 1 ? 0 : length;
        length = length * 16 + Character.digit(octet, 16);
        boolean tooShort = filled == DIGITS && length < DIGITS + (packets == 0 ? FIRST_KEY.length + 2 : 2);
        if (!isDigit || tooShort) {
            fail();
        }
    }

    /** Rejects what can't be part of a macaroon. */
    State fail() {
        state = state == State.BEGINNING ? State.NONE : State.GARBLED;
        return state;
    }

    private void endPacket() {
        int blank = DIGITS;
        while (blank < length && packet[blank] != ' ') {
            blank++;
        }
        if (blank >= length - 1 || packet[length - 1] != '\n') {
            fail();
            return;
        }
        String key = new String(packet, DIGITS, blank - DIGITS, StandardCharsets.US_ASCII);
        int valueLength = length - blank - 2;
        boolean inPlace = switch (key) {
            case "location" -> packets == 0;
            case "identifier" -> packets == 1;
            case "cid", "vid", "cl" -> packets > 1;
            case "signature" -> packets > 1 && valueLength == SIGNATURE_BYTES;
            default -> false;
        };
        if (!inPlace) {
            fail();
            return;
        }
        if (key.equals("signature")) {
            state = State.WHOLE;
        } else {
            keep(key, new String(packet, blank + 1, valueLength, StandardCharsets.UTF_8));
        }
        clear();
        packets++;
    }

    private void keep(String key, String value) {
        switch (key) {
            case "location" -> location = value;
            case "identifier" -> identifier = value;
            case "cid" -> caveats.add(value);
            default -> {}
        }
    }

    /** Overwrites the packet that is being read, which may be the signature. */
    void clear() {
        Arrays.fill(packet, (byte) 0);
        filled = 0;
    }

    State state() {
        return state;
    }

    String location() {
        return location;
    }

    String identifier() {
        return identifier;
    }

    List<String> caveats() {
        return caveats;
    }
}
