// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//
// The part of libsodium that Stemronde calls. The first six headers are all that the browser's module gets.
#ifndef STEMRONDE_CSODIUM_SHIM_H
#define STEMRONDE_CSODIUM_SHIM_H

#include <sodium/crypto_core_ed25519.h>
#include <sodium/crypto_scalarmult_ed25519.h>
#include <sodium/crypto_hash_sha256.h>
#include <sodium/crypto_auth_hmacsha256.h>
#include <sodium/randombytes.h>
#include <sodium/utils.h>

#ifndef __wasm__
#include <sodium/core.h>
#include <sodium/crypto_aead_xchacha20poly1305.h>
#include <sodium/crypto_pwhash.h>
#include <sodium/crypto_secretbox.h>
#include <sodium/crypto_sign_ed25519.h>
#endif

#endif
