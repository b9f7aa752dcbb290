#pragma once

/// Calls of operator new since the program began.
long allocationCount();
