// SPDX-FileCopyrightText: the Stemronde contributors
// SPDX-License-Identifier: EUPL-1.2
//
// libqrencode, which makes the QR codes of letters.
#ifndef STEMRONDE_CQRENCODE_SHIM_H
#define STEMRONDE_CQRENCODE_SHIM_H

#include <qrencode.h>

#endif
