#pragma once

namespace qujing {

/// The official names are the other way round from what people say: 正面 is the emblem side. Ids are permanent.
enum class CardSide : int {
  unknown = 0,   ///< not a resident ID card, or not to be told
  portrait = 1,  ///< name, number and photo
  emblem = 2,    ///< emblem, title, issuer and validity
};

}  // namespace qujing
