"""What every template may say about the reader."""


def reader(request):
    """`reader`: see programs.reader.Reader."""
    return {"reader": getattr(request, "reader", None)}
