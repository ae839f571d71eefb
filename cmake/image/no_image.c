/* No image: what makes it has none, nor has a build with FIGURA_IMAGE=OFF. */
#include "grammar/image.h"

const fig_image *const fig_images[2] = {NULL, NULL};
