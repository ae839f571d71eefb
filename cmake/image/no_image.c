/* No image: what makes it has none, and builds that run on another machine than they are made on. */
#include "grammar/image.h"

const fig_image *const fig_images[2] = {NULL, NULL};
